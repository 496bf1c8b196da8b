<?xml version="1.0" encoding="UTF-8"?>
<!-- How a document is cited, from the bibliographic description of its source. -->
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

  <xsl:function name="t:source" visibility="public" as="element()?">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="$tei/teiHeader/fileDesc/sourceDesc//biblStruct[1]"/>
  </xsl:function>

  <xsl:function name="t:doi" visibility="public" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="idno" as="element(idno)*" select="t:source($tei)//idno[upper-case(@type) = 'DOI'],
        $tei/teiHeader/fileDesc/publicationStmt/idno[upper-case(@type) = 'DOI']"/>
    <xsl:sequence select="replace(normalize-space($idno[1]), '^(https?://(dx\.)?doi\.org/|doi:)', '', 'i')"/>
  </xsl:function>

  <xsl:function name="t:authors" visibility="public" as="xs:string*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="distinct-values(tp:stated-authors($tei) ! tp:author(.))[. != '']"/>
  </xsl:function>

  <!-- Authors with the family name first, where the document tells which it is. -->
  <xsl:function name="t:authors-by-family" visibility="public" as="xs:string*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="distinct-values(tp:stated-authors($tei) ! (tp:by-family(.), tp:author(.))[1])[. != '']"/>
  </xsl:function>

  <xsl:function name="tp:stated-authors" as="element(author)*">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="stated" as="element(author)*" select="t:source($tei)/analytic/author, $tei/teiHeader/fileDesc/titleStmt/author"/>
    <xsl:sequence select="$stated[parent::analytic], $stated[empty($stated[parent::analytic])]"/>
  </xsl:function>

  <xsl:function name="tp:by-family" as="xs:string?">
    <xsl:param name="author" as="element()"/>
    <xsl:variable name="name" as="element()" select="$author/(persName, name, .)[1]"/>
    <xsl:sequence select="$name[surname][forename] ! (string-join(surname ! t:plain(node()), ' ') || ', ' || string-join(forename ! t:plain(node()), ' '))"/>
  </xsl:function>

  <xsl:function name="tp:author" as="xs:string">
    <xsl:param name="author" as="element()"/>
    <xsl:sequence select="t:plain($author/(persName, name, .)[1]/(node() except (affiliation, email, idno, address, roleName, note)))"/>
  </xsl:function>

  <xsl:function name="t:journal-title" visibility="public" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="t:plain(t:source($tei)/monogr[1]/title[1]/node())"/>
  </xsl:function>

  <!-- Where the journal is: name, volume and issue, year. -->
  <xsl:function name="t:journal" visibility="public" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="monogr" as="element()?" select="t:source($tei)/monogr[1]"/>
    <xsl:variable name="volume" as="xs:string" select="
        string-join($monogr/(imprint | .)/biblScope[@unit = ('volume', 'issue')] ! t:plain(node()), '.')"/>
    <xsl:variable name="year" as="xs:string?" select="t:year($tei) ! ('(' || . || ')')"/>
    <xsl:sequence select="string-join((t:journal-title($tei), $volume, $year)[. != ''], ' ')"/>
  </xsl:function>

  <xsl:function name="t:year" visibility="public" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="date" as="element(date)?" select="(t:source($tei)//imprint/date)[1]"/>
    <xsl:sequence select="($date/@when/substring(., 1, 4), $date ! t:plain(node()))[. != ''][1]"/>
  </xsl:function>

  <xsl:function name="t:page-range" visibility="public" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="t:plain((t:source($tei)//biblScope[@unit = 'page'])[1]/node())"/>
  </xsl:function>

  <xsl:function name="t:citation" visibility="public" as="node()*">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="journal" as="xs:string" select="t:journal-title($tei)"/>
    <xsl:text>{string-join((t:authors($tei), '“' || t:document-title($tei) || '”'), ', ')}</xsl:text>
    <xsl:if test="$journal"><xsl:text>, </xsl:text><cite>{$journal}</cite></xsl:if>
    <xsl:text>{substring-after(t:journal($tei), $journal)}</xsl:text>
    <xsl:text>{t:page-range($tei)[. != ''] ! (', pp.&#xA0;' || .)}.</xsl:text>
    <xsl:apply-templates select="t:doi($tei)[. != '']" mode="tp:doi"/>
  </xsl:function>

  <xsl:mode name="tp:doi" on-no-match="fail"/>
  <xsl:template match=".[. instance of xs:string]" mode="tp:doi" as="node()+">
    <xsl:text> </xsl:text>
    <a href="https://doi.org/{encode-for-uri(.) => replace('%2F', '/')}">https://doi.org/{.}</a>
  </xsl:template>
</xsl:stylesheet>
