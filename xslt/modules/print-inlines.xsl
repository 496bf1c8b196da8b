<?xml version="1.0" encoding="UTF-8"?>
<!-- Words within a line: names, emphasis, titles, emendations, links, breaks. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:teitools:address" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="t:print-inline" on-no-match="fail"/>

  <xsl:template match="comment() | processing-instruction() | fw | index | anchor | addSpan | delSpan | handShift
      | milestone" mode="t:print-inline" as="element()*">
    <xsl:sequence select="self::*/tp:anchors(.)"/>
  </xsl:template>

  <xsl:template match="text()" mode="t:print-inline" as="text()">
    <xsl:value-of select="replace(., '\s+', ' ')"/>
  </xsl:template>

  <!-- Names, references and other words that look like the text around them. -->
  <xsl:template mode="t:print-inline" as="node()*" match="
      ab | abbr | accMat | acquisition | activity | actor | add | additions | addName | address | addrLine |
      affiliation | age | alt | altIdent | altIdentifier | am | analytic | annotation | argument | author |
      availability | back | bibl | biblScope | binding | birth | bloc | body | byline | c | camera | caption |
      castGroup | castItem | castList | catchwords | cell | certainty | char | choice | cit | citedRange | cl |
      climate | closer | collation | collection | colloc | colophon | condition | corr | country | custEvent | damage
      | date | dateline | death | decoNote | def | depth | desc | dictScrap | dim | dimensions | distinct | district |
      div | docAuthor | docDate | docEdition | docImprint | docTitle | edition | editor | education | email | emph |
      entry | entryFree | epigraph | equiv | etym | event | eventName | ex | expan | explicit | extent | f | faith |
      figure | filiation | finalRubric | floruit | foliation | foreign | forename | form | front | fs | g | gender |
      genName | geo | geogFeat | geogName | gloss | gramGrp | handNote | head | headItem | headLabel | height |
      heraldry | hi | history | hom | hyph | idno | imprimatur | imprint | incipit | institution | item | keywords | l
      | label | langKnowledge | langKnown | language | langUsage | layout | lbl | lem | lg | licence | line | listNym
      | listRef | locale | localProp | location | locus | locusGrp | m | mapping | material | measure | measureGrp |
      meeting | mentioned | metamark | mod | monogr | msIdentifier | msItem | msName | name | nameLink | nationality |
      node | noteGrp | notesStmt | num | objectIdentifier | objectName | objectType | occupation | offset | opener |
      oRef | orgName | orig | origDate | origin | origPlace | orth | p | particDesc | pc | persName | persPronouns |
      phr | placeName | population | post | postBox | postCode | postscript | precision | pRef | pron | provenance |
      ptr | publisher | pubPlace | purpose | q | quote | rb | rdg | re | recording | ref | reg | region | relatedItem
      | repository | residence | resp | respons | respStmt | restore | retrace | rhyme | role | roleDesc | roleName |
      row | rs | rubric | ruby | s | said | salute | scriptNote | seal | secFol | secl | seg | sense | series | set |
      settlement | sex | sic | signatures | signed | soCalled | socecStatus | sound | source | speaker | stamp | state
      | street | stress | string | subst | summary | superEntry | support | surface | surname | surrogates | syll |
      table | tech | term | terrain | text | textLang | time | title | titlePart | trailer | trait | transpose |
      typeNote | u | unclear | unit | valDesc | vAlt | vColl | view | vLabel | vMerge | vNot | w | watermark | width |
      witness | xr | zone">
    <xsl:call-template name="tp:words"/>
  </xsl:template>

  <!-- The words of an element with its place and language. -->
  <xsl:template name="tp:words" as="node()*">
    <xsl:variable name="language" as="attribute()?" select="tp:language(.)"/>
    <xsl:variable name="words" as="node()*">
      <xsl:apply-templates mode="t:print-inline"/>
    </xsl:variable>
    <xsl:sequence select="tp:anchors(.)"/>
    <xsl:sequence select="tp:wrapped('span'[exists($language)], $language, $words)"/>
  </xsl:template>

  <!-- Nodes in an element of the given name, or as they are. -->
  <xsl:function name="tp:wrapped" as="node()*">
    <xsl:param name="name" as="xs:string?"/>
    <xsl:param name="attributes" as="attribute()*"/>
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="element" as="element()*">
      <xsl:for-each select="$name">
        <xsl:element name="{.}" namespace="urn:teitools:print"><xsl:sequence select="$attributes, $nodes"/></xsl:element>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="if ($name) then $element else $nodes"/>
  </xsl:function>

  <!-- Blocks that stand inside a line. -->
  <xsl:template match="list | table | figure | notatedMusic | lg | floatingText | sp | spGrp | eg | *:egXML | listBibl | listApp | castList | u | post
      | titlePage" mode="t:print-inline" as="node()*" priority="1">
    <xsl:apply-templates select="." mode="t:print-block"/>
  </xsl:template>

  <!-- Emphasis. -->
  <xsl:template match="emph[not(@rend | @rendition | @style)] | foreign[not(@rend | @rendition | @style)] | mentioned[not(@rend | @rendition | @style)] | title[not(@level = ('a', 'u')) and not(@rend | @rendition | @style)]
      | hi[not(@rend | @rendition | @style)]" mode="t:print-inline" as="node()*" priority="2">
    <em><xsl:sequence select="tp:language(.), tp:anchors(.)"/><xsl:apply-templates mode="t:print-inline"/></em>
  </xsl:template>

  <xsl:template match="label[parent::p]" mode="t:print-inline" as="element(p:label)" priority="1">
    <label><xsl:call-template name="tp:words"/></label>
  </xsl:template>

  <!-- The edited text: what the editor prefers. -->
  <xsl:template match="choice[corr | reg | expan]/(sic | orig | abbr) | choice/text() | subst/text()" mode="t:print-inline" priority="4"/>

  <!-- Alternatives between which the editor does not choose. -->
  <xsl:template match="choice[not(corr | reg | expan)]/*[preceding-sibling::*]" mode="t:print-inline" as="node()*" priority="4">
    <xsl:text>/</xsl:text>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="choice[sic and corr]" mode="t:print-inline" as="node()*" priority="4">
    <xsl:sequence select="tp:anchors(.)"/>
    <emended><xsl:sequence select="tp:attribute('to', @a:app ! ('decision.' || .))"/><xsl:apply-templates select="corr" mode="t:print-inline"/></emended>
  </xsl:template>

  <xsl:template match="del" mode="t:print-inline" as="element(p:strike)">
    <strike><xsl:call-template name="tp:words"/></strike>
  </xsl:template>

  <xsl:template match="supplied | gap | ellipsis" mode="t:print-inline" as="node()*">
    <xsl:text>[</xsl:text>
    <xsl:call-template name="tp:words"/>
    <xsl:value-of select="'…'[current()/(self::gap | self::ellipsis)[not(normalize-space())]]"/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <!-- Letters that an abbreviation leaves out, letters that the editor deletes, a reading under a gloss. -->
  <xsl:template match="ex[not(ancestor::expan[parent::choice])]" mode="t:print-inline" as="node()*" priority="3">
    <xsl:text>(</xsl:text><xsl:call-template name="tp:words"/><xsl:text>)</xsl:text>
  </xsl:template>

  <xsl:template match="secl | surplus" mode="t:print-inline" as="node()*" priority="3">
    <xsl:text>{</xsl:text><xsl:call-template name="tp:words"/><xsl:text>}</xsl:text>
  </xsl:template>

  <xsl:template match="rt" mode="t:print-inline" as="node()*">
    <xsl:text> (</xsl:text><xsl:call-template name="tp:words"/><xsl:text>)</xsl:text>
  </xsl:template>

  <xsl:template match="space[normalize-space()]" mode="t:print-inline" as="node()*" priority="1">
    <xsl:text> [</xsl:text><xsl:call-template name="tp:words"/><xsl:text>] </xsl:text>
  </xsl:template>

  <xsl:template match="space" mode="t:print-inline" as="text()"><xsl:text> </xsl:text></xsl:template>

  <!-- A character that is not in Unicode, by what its declaration maps it to. -->
  <xsl:template match="g[not(node())]" mode="t:print-inline" as="element(p:added)?" priority="1">
    <xsl:variable name="glyph" as="element()?" select="key('tp:identified', replace(@ref, '^.*#', ''), $t:document)[1]"/>
    <xsl:for-each select="$glyph/(mapping[@type = ('standard', 'Unicode', 'normalized')], mapping)[normalize-space()][1]">
      <added text="{normalize-space()}"/>
    </xsl:for-each>
  </xsl:template>

  <!-- A column begins between two words, unless the encoder says that it breaks one. -->
  <xsl:template match="cb | gb" mode="t:print-inline" as="node()*">
    <xsl:sequence select="tp:anchors(.), tp:space-at(.)"/>
  </xsl:template>

  <xsl:function name="tp:space-at" as="text()?">
    <xsl:param name="break" as="element()"/>
    <xsl:variable name="before" as="node()?" select="$break/preceding-sibling::node()[1]"/>
    <xsl:variable name="after" as="node()?" select="$break/following-sibling::node()[1]"/>
    <xsl:if test="not($break/@break = 'no') and $before[self::text()][matches(., '\w$')] and $after[self::text()][matches(., '^\w')]">
      <xsl:value-of select="' '"/>
    </xsl:if>
  </xsl:function>

  <!-- Line breaks are kept where lines carry sense. -->
  <xsl:template match="lb" mode="t:print-inline" as="node()?">
    <xsl:text> </xsl:text>
  </xsl:template>
  <xsl:template match="lb[@break = 'no']" mode="t:print-inline" priority="1"/>
  <xsl:template match="lb[ancestor::*[self::head | self::titlePart | self::address | self::byline | self::opener | self::closer
      | self::signed | self::dateline | self::salute | self::cell]]" mode="t:print-inline" as="element(p:br)" priority="2">
    <br/>
  </xsl:template>

  <xsl:template match="addrLine" mode="t:print-inline" as="node()*" priority="1">
    <xsl:call-template name="tp:words"/>
    <xsl:where-populated><xsl:sequence select="following-sibling::addrLine[1] ! tp:br()"/></xsl:where-populated>
  </xsl:template>

  <xsl:function name="tp:br" as="element(p:br)"><br/></xsl:function>

  <!-- Links: to a place in the text, or out to the web. Nothing else is ever a link. -->
  <xsl:template match="ref[@target] | ptr[@target]" mode="t:print-inline" as="node()*" priority="1">
    <xsl:variable name="place" as="element()?" select="tp:place-meant(.)"/>
    <xsl:variable name="address" as="xs:string?" select="tokenize(@target)[1][matches(., '^(https?://|mailto:)', 'i')]"/>
    <xsl:variable name="words" as="node()*"><xsl:call-template name="tp:words"/></xsl:variable>
    <xsl:variable name="shown" as="node()*" select="if (tp:has-words($words)) then $words else (tp:pointer-text(., $place, $address)[normalize-space(@text)], $words)"/>
    <xsl:sequence select="tp:wrapped('link'[exists(($place/@a:id, $address))],
        (tp:attribute('to', $place/@a:id), tp:attribute('page', 'yes'[tp:has-page-number($place)]), tp:attribute('href', $address[not($place/@a:id)])), $shown)"/>
  </xsl:template>

  <!-- Whether print says on which page a place is: passages, tables and figures, but not notes and entries. -->
  <xsl:function name="tp:has-page-number" as="xs:boolean">
    <xsl:param name="place" as="element()?"/>
    <xsl:sequence select="exists($place[self::div or self::p or self::ab or self::head or self::table or self::figure or self::lg or self::l
        or self::anchor or self::seg or self::milestone or self::text])"/>
  </xsl:function>

  <!-- What a pointer without words shows: the heading or number of its place, or the address itself. A ref
       that is empty has lost its words, so it shows whatever it points to. -->
  <xsl:function name="tp:pointer-text" as="element(p:added)">
    <xsl:param name="pointer" as="element()"/>
    <xsl:param name="place" as="element()?"/>
    <xsl:param name="address" as="xs:string?"/>
    <added text="{($place/(head, self::head)[1] ! tp:plain(.) ! replace(., '\.$', ''), $place/@a:n, $place/@n, $address ! replace(., '^mailto:', ''),
        $pointer/self::ref/@target ! replace(., '^#', ''))[.][1]}"/>
  </xsl:function>

  <xsl:template match="code | formula" mode="t:print-inline" as="element(p:code)">
    <code><xsl:value-of select="normalize-space()"/></code>
  </xsl:template>
  <xsl:template match="gi | tag" mode="t:print-inline" as="element(p:code)">
    <code><xsl:value-of select="'&lt;' || normalize-space() || '&gt;'"/></code>
  </xsl:template>
  <xsl:template match="att" mode="t:print-inline" as="element(p:code)">
    <code><xsl:value-of select="'@' || normalize-space()"/></code>
  </xsl:template>
  <xsl:template match="val | ident" mode="t:print-inline" as="element(p:code)">
    <code><xsl:value-of select="normalize-space()"/></code>
  </xsl:template>

</xsl:stylesheet>
