<?xml version="1.0" encoding="UTF-8"?>
<!-- Critical apparatus: the text with its lemmas, and beside it each place where witnesses differ. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:a="urn:teitools:address"
  xmlns:i="urn:teitools:index"
  xmlns:s="urn:teitools:site"
  xmlns:t="urn:teitools:xslt"
  xmlns:tp="urn:teitools:xslt:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  expand-text="yes"
  exclude-result-prefixes="#all">

  <xsl:template match="listWit | listApp" mode="tp:is-block" as="xs:boolean"><xsl:sequence select="true()"/></xsl:template>

  <!-- The reading of the text: the lemma, or else what the first witnesses have. -->
  <xsl:function name="t:reading" visibility="public" as="element()?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="($app/lem, $app[not(@from)]/(rdg | rdgGrp/(lem | rdg | rdgGrp/(lem | rdg))))[1]"/>
  </xsl:function>

  <!-- In the text stands that reading. If its words are no link already, they lead to the others; else a sign does. -->
  <xsl:template match="app" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:attribute name="class" select="'app'"/>
      <xsl:apply-templates select="t:reading(.)" mode="tp:in-text"/>
      <xsl:if test="empty(t:reading(.))"><xsl:sequence select="tp:sign(.)"/></xsl:if>
    </xsl:element>
  </xsl:template>

  <xsl:function name="tp:sign" as="element()">
    <xsl:param name="app" as="element(app)"/>
    <sup class="mark">
      <a role="doc-noteref" class="variant" id="mark.{$app/@a:id}" href="#{$app/@a:id}" aria-label="{t:label('variant')} {$app/@a:n}">°</a>
    </sup>
  </xsl:function>

  <xsl:mode name="tp:in-text" on-no-match="fail"/>

  <xsl:template match="lem | rdg" mode="tp:in-text" as="element()+">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., 'lem')"/>
      <xsl:apply-templates select="node(), @a:app" mode="t:html"/>
    </xsl:element>
    <xsl:sequence select="tp:sign(ancestor::app[1])"/>
  </xsl:template>

  <xsl:template match="(lem | rdg)[normalize-space()][not(t:holds-blocks(.) or t:holds-links(.))]" mode="tp:in-text" as="element()+">
    <a role="doc-noteref" id="mark.{ancestor::app[1]/@a:id}" href="#{ancestor::app[1]/@a:id}" class="lem variant"><xsl:apply-templates select="node()" mode="t:html"/></a>
    <xsl:apply-templates select="@a:app" mode="t:html"/>
  </xsl:template>

  <!-- An apparatus that stands apart from the text is read where it stands. -->
  <xsl:function name="tp:is-apart" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="exists($app[@loc or parent::listApp or not(@a:id) or @from and (parent::div or parent::body or parent::back or parent::standOff)])"/>
  </xsl:function>

  <xsl:template match="app[tp:is-apart(.)]" mode="t:html" as="element()" priority="1">
    <p>
      <xsl:sequence select="t:place(., 'variant-entry')"/>
      <xsl:for-each select="@loc"><span data-generated="">{.} </span></xsl:for-each>
      <xsl:apply-templates select="lem" mode="t:html"/>
      <xsl:if test="lem"><xsl:text>] </xsl:text></xsl:if>
      <xsl:sequence select="tp:readings(tp:parts-of-app(.) except lem)"/>
    </p>
  </xsl:template>

  <xsl:template match="(listApp | div | body | back)/app[tp:is-apart(.)]" mode="tp:is-block" as="xs:boolean" priority="1"><xsl:sequence select="true()"/></xsl:template>

  <!-- The apparatus of a text, after its notes. -->
  <xsl:function name="t:variants" visibility="public" as="element()?">
    <xsl:param name="text" as="element(text)"/>
    <xsl:variable name="places" as="element(app)*" select="$text[not(ancestor::text)]//app[not(tp:is-apart(.))]"/>
    <xsl:if test="exists($places)">
      <section class="div-notes div-variants" id="{t:free-id($text, 'variants')}">
        <h2><xsl:sequence select="$t:generated"/>{t:label('variants')}</h2>
        <ol class="notes">
          <xsl:apply-templates select="$places" mode="tp:entry"/>
        </ol>
      </section>
    </xsl:if>
  </xsl:function>

  <xsl:mode name="tp:entry" on-no-match="fail"/>

  <xsl:template match="app" mode="tp:entry" as="element()">
    <xsl:variable name="reading" as="element()?" select="t:reading(.)"/>
    <li>
      <xsl:sequence select="t:place(., ())"/>
      <a class="number" role="doc-backlink" href="#mark.{@a:id}" aria-label="{t:label('back-to')} {@a:n}">{@a:n}</a>
      <div class="note">
        <xsl:variable name="words" as="xs:string" select="tp:abridged(t:plain(($reading/node(), tp:attached(.))))"/>
        <xsl:choose>
          <xsl:when test="$words"><b class="lemma" data-generated="">{$words}</b><xsl:text>] </xsl:text></xsl:when>
          <xsl:when test="exists($reading ! tp:sigla(.))"><span class="omission" data-generated="">{t:label('omitted')} </span></xsl:when>
          <xsl:when test="not(rdg[1] ! tp:is-omission(.))"><span class="omission" data-generated="">{t:label('added')} </span></xsl:when>
        </xsl:choose>
        <xsl:variable name="others" as="node()*" select="tp:parts-of-app(.) except $reading"/>
        <xsl:sequence select="$reading ! tp:sigla(.)"/>
        <xsl:if test="exists($reading ! tp:sigla(.))"><xsl:text>{head($others) ! tp:separator(.)}</xsl:text></xsl:if>
        <xsl:sequence select="tp:readings($others)"/>
      </div>
    </li>
  </xsl:template>

  <!-- What stands in the text between the place that an app says it begins at, and the app. -->
  <xsl:function name="tp:attached" as="node()*">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="start" as="element()?" select="key('t:xml-id', substring-after($app/@from, '#'), root($app))[1]"/>
    <xsl:sequence select="$app[empty(lem)]/preceding-sibling::node()[. >> $start]"/>
  </xsl:function>

  <!-- Of a long lemma, its first and its last words. -->
  <xsl:function name="tp:abridged" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($text)"/>
    <xsl:sequence select="if (count($words) le 6) then $text else string-join($words[position() le 2], ' ') || ' … ' || string-join($words[position() gt last() - 2], ' ')"/>
  </xsl:function>

  <xsl:function name="tp:parts-of-app" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/(* | text()[normalize-space()]) except $element/note[not(normalize-space() or descendant::relation)]"/>
  </xsl:function>

  <xsl:function name="tp:readings" as="node()*">
    <xsl:param name="parts" as="node()*"/>
    <xsl:for-each select="$parts">
      <xsl:if test="position() gt 1"><xsl:text>{tp:separator(.)}</xsl:text></xsl:if>
      <xsl:apply-templates select="." mode="t:html"/>
    </xsl:for-each>
  </xsl:function>

  <!-- What stands before a part that follows another: a comment may begin with a stop of its own. -->
  <xsl:function name="tp:separator" as="xs:string">
    <xsl:param name="part" as="node()"/>
    <xsl:sequence select="if ($part/(self::rdg, self::rdgGrp, self::lem, self::witDetail[not(normalize-space())])) then '; ' else if (matches($part, '^\s*[,.;:]')) then '' else ' '"/>
  </xsl:function>

  <xsl:function name="tp:is-omission" as="xs:boolean">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="not(normalize-space($reading)) and empty($reading/*)"/>
  </xsl:function>

  <xsl:template match="lem | rdg" mode="t:html" as="element()">
    <xsl:variable name="sigla" as="element()?" select="tp:sigla(.)"/>
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., local-name())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
      <xsl:if test="tp:is-omission(.)"><span class="omission" data-generated="">{t:label('omitted')}</span></xsl:if>
      <xsl:if test="$sigla"><xsl:text> </xsl:text><xsl:sequence select="$sigla"/></xsl:if>
    </xsl:element>
  </xsl:template>

  <xsl:template match="rdgGrp" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., 'rdgGrp'), tp:readings(tp:parts-of-app(.) except (ancestor::app[1] ! t:reading(.)))"/>
    </xsl:element>
  </xsl:template>

  <!-- Who has a reading: witnesses by their sigla, then editors; where the apparatus spells them out, its own words. -->
  <xsl:function name="tp:sigla" as="element()?">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="sigla" as="xs:string*" select="$reading[empty(wit | following-sibling::*[1][self::wit])]/(@wit, @source, @resp[empty(../@wit)]) ! tokenize(.) ! tp:siglum(., root($reading))"/>
    <xsl:if test="exists($sigla)"><span class="witnesses" data-generated="">{string-join($sigla, ' ')}</span></xsl:if>
  </xsl:function>

  <xsl:function name="tp:siglum" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="witness" as="element()?" select="key('t:xml-id', substring-after($pointer, '#'), $document)[1]"/>
    <xsl:variable name="named" as="node()*" select="$witness/(abbr[@type = 'siglum'], idno[@type = 'siglum'], @n)[1]"/>
    <xsl:sequence select="($named ! normalize-space(), replace($pointer, '^.*[#:]', ''))[. != ''][1]"/>
  </xsl:function>

  <xsl:template match="wit" mode="t:html" as="element()">
    <span><xsl:sequence select="t:place(., 'witnesses')"/><xsl:apply-templates select="node(), @a:app" mode="#current"/></span>
  </xsl:template>

  <xsl:template match="witDetail | app/note | rdgGrp/note" mode="t:html" as="element()" priority="1.5">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., 'comment')"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Witnesses of which only the kind of their testimony is said: lost there, or ambiguous. -->
  <xsl:template match="witDetail[not(normalize-space())]" mode="t:html" as="element()" priority="2">
    <span>
      <xsl:sequence select="t:place(., 'comment')"/>
      <xsl:for-each select="@type"><span data-generated="">{.} </span></xsl:for-each>
      <xsl:sequence select="tp:sigla(.)"/>
    </span>
  </xsl:template>

  <xsl:template match="lacunaStart | lacunaEnd | witStart | witEnd" mode="t:html" as="element()">
    <span class="comment" data-generated=""> ({t:label(local-name())}) </span>
  </xsl:template>

  <xsl:template match="listWit" mode="t:html" as="node()*">
    <xsl:apply-templates select="head" mode="#current"/>
    <ul>
      <xsl:sequence select="t:place(., 'plain')"/>
      <xsl:apply-templates select="node() except head" mode="#current"/>
    </ul>
  </xsl:template>

  <xsl:template match="listWit/witness" mode="t:html" as="element()">
    <li>
      <xsl:sequence select="t:place(., ())"/>
      <xsl:if test="empty(abbr[@type = 'siglum'] | idno[@type = 'siglum'])">
        <b data-generated="">{(@n, @xml:id)[1]}</b><xsl:text> </xsl:text>
      </xsl:if>
      <xsl:sequence select="t:content(.)"/>
    </li>
  </xsl:template>

  <xsl:template match="listWit/*[not(self::witness or self::head)] | listWit/text()[normalize-space()]" mode="t:html" priority="4" as="element()">
    <li><xsl:next-match/></li>
  </xsl:template>

  <xsl:template match="listApp" mode="t:html" as="element()">
    <xsl:element name="{if (head) then 'section' else 'div'}">
      <xsl:sequence select="t:place(., 'variant-list'), t:blocks(.)"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
