<?xml version="1.0" encoding="UTF-8"?>
<!-- Metadata in the head of a page, for libraries, search engines and reference managers: Highwire Press tags, and of Dublin Core what they lack. -->
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

  <xsl:function name="t:metadata" visibility="public" as="element()*">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="monogr" as="element()?" select="t:source($tei)/monogr[1]"/>
    <xsl:variable name="pages" as="element()?" select="(t:source($tei)//biblScope[@unit = 'page'])[1]"/>
    <xsl:variable name="doi" as="xs:string" select="t:doi($tei)"/>
    <xsl:sequence select="
        tp:meta('description', tp:description($tei)),
        tp:meta('author', string-join(t:authors($tei), '; ')),
        tp:meta('keywords', string-join(tp:keywords($tei), ', ')),
        tp:meta('citation_title', t:document-title($tei)),
        t:authors-by-family($tei) ! tp:meta('citation_author', .),
        tp:meta('citation_journal_title', t:plain($monogr/title[@level = 'j'][1]/node())),
        tp:meta('citation_volume', t:plain(($monogr//biblScope[@unit = 'volume'])[1]/node())),
        tp:meta('citation_issue', t:plain(($monogr//biblScope[@unit = 'issue'])[1]/node())),
        tp:meta('citation_firstpage', string($pages/@from)),
        tp:meta('citation_lastpage', string($pages/@to)),
        tp:meta('citation_publication_date', string(t:year($tei))),
        tp:meta('citation_publisher', t:plain(($monogr//publisher)[1]/node())),
        tp:meta('citation_issn', t:plain((t:source($tei)//idno[@type = ('ISSN', 'issn')])[1]/node())),
        tp:meta('citation_doi', $doi),
        tp:meta('citation_language', string($tei/@xml:lang)),
        tp:keywords($tei) ! tp:meta('citation_keywords', .),
        tp:meta('DC.rights', t:plain(($tei/teiHeader/fileDesc/publicationStmt/availability/licence)[1]/node())),
        tp:meta('DC.type', 'Text'[$doi != ''])"/>
    <xsl:if test="$doi != ''">
      <link rel="canonical" href="https://doi.org/{encode-for-uri($doi) => replace('%2F', '/')}"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="tp:meta" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="content" as="xs:string?"/>
    <xsl:for-each select="$content[. != '']"><meta name="{$name}" content="{.}"/></xsl:for-each>
  </xsl:function>

  <xsl:function name="tp:keywords" as="xs:string*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="distinct-values($tei/teiHeader/profileDesc/textClass/keywords//term ! t:plain(node()))"/>
  </xsl:function>

  <xsl:function name="tp:description" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="abstract" as="xs:string" select="t:plain(
        ($tei/text/front/div[@type = 'abstract'], $tei/teiHeader/profileDesc/abstract)[1]//p/(node() except label))"/>
    <xsl:variable name="short" as="xs:string" select="replace(substring($abstract, 1, 300), '\s\S*$', '') || ' …'"/>
    <xsl:sequence select="if (string-length($abstract) gt 300) then $short else $abstract"/>
  </xsl:function>
</xsl:stylesheet>
